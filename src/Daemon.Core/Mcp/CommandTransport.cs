using System.IO.Pipelines;
using Daemon.Execution;
using Daemon.JsonRpc.Transports;

namespace Daemon.Core.Mcp;

/// <summary>The standard streams of a command as a transport of lines. Disposing ends the command.</summary>
/// <remarks>
/// A command pushes its output and must not be held up. What waits to be read is bounded all the same: a server that sends faster than
/// it is read, beyond <see cref="MaxWaitingBytes"/>, is killed. What it writes to standard error is dropped: it may hold secrets.
/// </remarks>
internal sealed class CommandTransport : IMessageTransport, ICommandOutput
{
    /// <summary>Longest message of a server; a longer one is skipped.</summary>
    private const int MaxMessageBytes = 64 * 1024 * 1024;

    private const int MaxWaitingBytes = 96 * 1024 * 1024;

    /// <summary>How long a server may take to end by itself once its input has ended.</summary>
    private static readonly TimeSpan FarewellTime = TimeSpan.FromMilliseconds(500);

    private readonly TimeProvider _clock;
    private readonly Pipe _output = new(new PipeOptions(
        pauseWriterThreshold: MaxWaitingBytes, resumeWriterThreshold: MaxWaitingBytes / 2, useSynchronizationContext: false));

    private readonly LineTransport _lines;
    private IRunningCommand? _command;
    private Task _following = Task.CompletedTask;
    private int _flooded;

    public CommandTransport(TimeProvider clock)
    {
        _clock = clock;
        _lines = new LineTransport(_output.Reader.AsStream(), Stream.Null, MaxMessageBytes);
    }

    /// <summary>Takes ownership of the command whose output arrives here.</summary>
    public void Attach(IRunningCommand command)
    {
        Volatile.Write(ref _command, command);
        _following = Background.Run(async () =>
        {
            await command.Exited;
            await _output.Writer.CompleteAsync();
        });
        if (Volatile.Read(ref _flooded) != 0)
        {
            command.Kill();
        }
    }

    public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        if (stream != CommandStream.Stdout || Volatile.Read(ref _flooded) != 0)
        {
            return;
        }

        bytes.CopyTo(_output.Writer.GetSpan(bytes.Length));
        _output.Writer.Advance(bytes.Length);
        if (_output.Writer.FlushAsync().AsTask() is { IsCompleted: false })
        {
            Volatile.Write(ref _flooded, 1);
            Volatile.Read(ref _command)?.Kill();
        }
    }

    public ValueTask<InboundFrame?> ReadAsync(CancellationToken cancellationToken) => _lines.ReadAsync(cancellationToken);

    public async ValueTask WriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> batch, CancellationToken cancellationToken)
    {
        foreach (var message in batch)
        {
            await _command!.WriteAsync((byte[])[.. message.Span, (byte)'\n'], cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_command is { } command)
        {
            command.CloseInput();
            try
            {
                await command.Exited.WaitAsync(FarewellTime, _clock);
            }
            catch (TimeoutException)
            {
                // Killed below.
            }

            await command.DisposeAsync();
            await _following;
        }
        else
        {
            await _output.Writer.CompleteAsync();
        }

        await _lines.DisposeAsync();
    }
}
