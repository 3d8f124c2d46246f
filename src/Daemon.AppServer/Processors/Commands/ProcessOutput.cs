using System.Buffers;
using System.Text;
using Daemon.Execution;

namespace Daemon.AppServer.Processors.Commands;

/// <summary>A piece of output on its way to the client.</summary>
/// <param name="CapReached">Whether it is the stream's last piece because the cap is reached.</param>
internal readonly record struct OutputChunk(CommandStream Stream, ReadOnlyMemory<byte> Bytes, bool CapReached);

/// <summary>
/// Receives a command's output, up to a cap for each stream: keeps it for the end, or queues it for a client that hears it as it comes.
/// A client that reads slowly gets larger pieces; the cap bounds what waits.
/// </summary>
/// <remarks>Thread-safe: the I/O thread writes, the command's follower takes.</remarks>
internal sealed class ProcessOutput(ulong? cap, bool streams) : ICommandOutput
{
    /// <summary>Bytes of one notification at most.</summary>
    private const int MaxChunk = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly OutputLimit[] _limits = [new(cap), new(cap)];
    private readonly ArrayBufferWriter<byte>[] _kept = [new(), new()];
    private readonly Queue<(CommandStream Stream, ArrayBufferWriter<byte> Bytes, bool CapReached)> _queue = new();
    private (CommandStream Stream, ArrayBufferWriter<byte> Bytes)? _last;
    private TaskCompletionSource _activity = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when there is something to take.</summary>
    public Task Activity
    {
        get
        {
            lock (_gate)
            {
                return _activity.Task;
            }
        }
    }

    public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var limit = _limits[(int)stream];
            if (limit.Reached)
            {
                return;
            }

            bytes = limit.Admit(bytes);
            if (!streams)
            {
                _kept[(int)stream].Write(bytes);
                return;
            }

            Enqueue(stream, bytes, limit.Reached);
            _activity.TrySetResult();
        }
    }

    /// <summary>The next piece for the client; false when nothing waits.</summary>
    public bool TryTake(out OutputChunk chunk)
    {
        lock (_gate)
        {
            if (!_queue.TryDequeue(out var piece))
            {
                chunk = default;
                _last = null;
                if (_activity.Task.IsCompleted)
                {
                    _activity = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                return false;
            }

            if (_queue.Count == 0)
            {
                _last = null;
            }

            chunk = new OutputChunk(piece.Stream, piece.Bytes.WrittenMemory, piece.CapReached);
            return true;
        }
    }

    /// <summary>What was kept of a stream, as text; ill-formed UTF-8 becomes U+FFFD.</summary>
    public string Text(CommandStream stream)
    {
        lock (_gate)
        {
            return Encoding.UTF8.GetString(_kept[(int)stream].WrittenSpan);
        }
    }

    public bool CapReached(CommandStream stream)
    {
        lock (_gate)
        {
            return _limits[(int)stream].Reached;
        }
    }

    private void Enqueue(CommandStream stream, ReadOnlySpan<byte> bytes, bool capReached)
    {
        // The last piece still waits when it is in the queue: it grows until it is full, unless it is to say that the cap is reached.
        if (!capReached && _last is { } last && last.Stream == stream && last.Bytes.WrittenCount + bytes.Length <= MaxChunk)
        {
            last.Bytes.Write(bytes);
            return;
        }

        var piece = new ArrayBufferWriter<byte>(Math.Max(bytes.Length, 1));
        piece.Write(bytes);
        _queue.Enqueue((stream, piece, capReached));
        _last = (stream, piece);
    }
}
