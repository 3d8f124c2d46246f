namespace Daemon.Execution.Victim;

/// <summary>Passes a command's output on.</summary>
public sealed class Echo : ICommandOutput
{
    public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        using Stream output = Console.OpenStandardOutput();
        output.Write(bytes);
    }
}
