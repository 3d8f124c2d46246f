using System.Threading.Channels;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <summary>
/// The session's way out: records, then tells. One lock orders both, so that the event queue and the file agree.
/// </summary>
/// <remarks>
/// Thread-safe. The queue is bounded by its producers: <see cref="Tell"/> never waits, because an event of the session loop must not,
/// but whoever produces events in volume (deltas) awaits <see cref="WhenRoomAsync"/> before each. One reader.
/// </remarks>
internal sealed class SessionJournal(RolloutRecorder? recorder) : ITurnJournal, IDisposable
{
    /// <summary>Events waiting beyond which producers pause.</summary>
    private const int RoomLimit = 256;

    private readonly Lock _gate = new();
    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>(new UnboundedChannelOptions { SingleReader = true });
    private int _waiting;
    private TaskCompletionSource? _room;

    /// <inheritdoc/>
    public string? Path => recorder?.Path;

    /// <inheritdoc/>
    public void Tell(string submissionId, EventMsg message)
    {
        lock (_gate)
        {
            if (recorder is not null && message is EventMsg.ItemCompleted completed)
            {
                recorder.Append(new RolloutLine.ItemCompleted(completed.TurnId, completed.Item, completed.StartedAtMs, completed.CompletedAtMs));
            }

            _waiting++;
            _events.Writer.TryWrite(new Event(submissionId, message));
        }
    }

    /// <inheritdoc/>
    public void Record(params ReadOnlySpan<RolloutLine> lines)
    {
        if (recorder is null)
        {
            return;
        }

        lock (_gate)
        {
            recorder.Append(lines);
        }
    }

    /// <summary>Why nothing can be recorded any more; null while all is well.</summary>
    public RolloutException? Failure
    {
        get
        {
            lock (_gate)
            {
                return recorder?.Failure;
            }
        }
    }

    /// <inheritdoc/>
    public void Record(ResponseItem item) => Record(new RolloutLine.ModelItem(item));

    /// <inheritdoc/>
    public bool HasRoom
    {
        get
        {
            lock (_gate)
            {
                return _waiting < RoomLimit;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask WhenRoomAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiting < RoomLimit)
            {
                return ValueTask.CompletedTask;
            }

            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_room.Task.WaitAsync(cancellationToken));
        }
    }

    public ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken) => _events.Reader.WaitToReadAsync(cancellationToken);

    public bool TryRead(out Event? message)
    {
        if (!_events.Reader.TryRead(out message))
        {
            return false;
        }

        lock (_gate)
        {
            // Half the limit: producers wake to work in batches instead of one event at a time.
            if (--_waiting < RoomLimit / 2 && _room is { } room)
            {
                _room = null;
                room.TrySetResult();
            }
        }

        return true;
    }

    /// <summary>Ends the event queue after what is in it.</summary>
    public void Complete() => _events.Writer.TryComplete();

    public void Dispose()
    {
        Complete();
        lock (_gate)
        {
            recorder?.Dispose();
        }
    }
}
