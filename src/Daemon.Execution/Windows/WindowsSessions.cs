using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sessions;

namespace Daemon.Execution.Windows;

/// <summary>Makes sessions of started processes: the one type for commands that end at once and for those that stay.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsSessions(Action<Exception>? receiverFault)
{
    public static string SystemRoot => Environment.GetFolderPath(Environment.SpecialFolder.Windows);

    /// <exception cref="CommandStartException">The program cannot be started.</exception>
    /// <exception cref="IOException">The system is out of a resource, or refused a step.</exception>
    public IRunningCommand Open(PlannedCommand command, ICommandOutput output, WindowsStart start)
    {
        (WindowsProcess process, SessionStreams streams) = WindowsSpawn.Start(start);
        var options = new SessionOptions { ReceiverFault = receiverFault, Ended = command.Door };
        if (!command.Spec.InheritStandardStreams)
        {
            return new ThreadedCommand(process, streams, output, options);
        }

        // Another account, another desktop and another console cannot have our handles: their content is passed on instead.
        StreamBridge.Start(Console.OpenStandardInput(), streams.Input!, "standard input");
        return new ThreadedCommand(process, streams with { Input = null }, new StandardOutput(), options);
    }

    private sealed class StandardOutput : ICommandOutput
    {
        private readonly Stream _out = Console.OpenStandardOutput();
        private readonly Stream _error = Console.OpenStandardError();

        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
        {
            Stream target = stream == CommandStream.Stdout ? _out : _error;
            target.Write(bytes);
            target.Flush();
        }
    }
}
