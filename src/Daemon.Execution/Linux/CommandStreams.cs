using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Our ends of a command's streams, and what the command gets. Disposing closes the command's ends only.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CommandStreams : IDisposable
{
    private readonly List<FileDescriptor> _theirs = [];

    private CommandStreams()
    {
    }

    /// <summary>Non-blocking; the terminal when there is one; null when nothing is captured.</summary>
    public FileDescriptor? Stdout { get; private set; }

    public FileDescriptor? Stderr { get; private set; }

    /// <summary>Null when standard input is closed; the same object as <see cref="Stdout"/> for a terminal.</summary>
    public FileDescriptor? Input { get; private set; }

    public bool IsTerminal => TerminalPath is not null;

    /// <summary>Path of the command's end of the terminal.</summary>
    public string? TerminalPath { get; private set; }

    /// <summary>Descriptors 0, 1 and 2 of the command; for a terminal they are opened by <see cref="OpenTerminal"/>.</summary>
    public int[] Theirs { get; private set; } = [0, 1, 2];

    /// <exception cref="IOException">Out of descriptors or pseudo terminals.</exception>
    public static CommandStreams Open(CommandSpec spec)
    {
        var streams = new CommandStreams();
        try
        {
            if (spec.Terminal is { } size)
            {
                streams.UseTerminal(size);
            }
            else if (!spec.InheritStandardStreams)
            {
                streams.UsePipes(spec.KeepInputOpen);
            }

            return streams;
        }
        catch
        {
            streams.Abandon();
            throw;
        }
    }

    /// <summary>Opens the command's end of the terminal without making it anybody's controlling terminal.</summary>
    public void OpenTerminal()
    {
        FileDescriptor slave = FileDescriptor.Open(TerminalPath!, Libc.O_RDWR | Libc.O_NOCTTY);
        _theirs.Add(slave);
        Theirs = [slave.Number, slave.Number, slave.Number];
    }

    /// <summary>Closes our ends as well, for a command that did not start.</summary>
    public void Abandon()
    {
        Dispose();
        Stdout?.Dispose();
        Stderr?.Dispose();
        Input?.Dispose();
    }

    public void Dispose() => _theirs.ForEach(end => end.Dispose());

    private void UseTerminal(TerminalSize size)
    {
        PseudoTerminal terminal = PseudoTerminal.Open(size);
        Stdout = Input = terminal.Master;
        TerminalPath = terminal.SlavePath;
    }

    private void UsePipes(bool keepInputOpen)
    {
        FileDescriptor input;
        if (keepInputOpen)
        {
            (input, Input) = FileDescriptor.Pipe();
            Input.SetNonBlocking();
        }
        else
        {
            input = FileDescriptor.Open("/dev/null", Libc.O_RDONLY);
        }

        _theirs.Add(input);
        (Stdout, FileDescriptor stdout) = FileDescriptor.Pipe();
        _theirs.Add(stdout);
        (Stderr, FileDescriptor stderr) = FileDescriptor.Pipe();
        _theirs.Add(stderr);
        Stdout.SetNonBlocking();
        Stderr.SetNonBlocking();
        Theirs = [input.Number, stdout.Number, stderr.Number];
    }
}
