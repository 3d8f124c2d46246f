using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <summary>Where a turn records what is to last and tells what happens, in one order.</summary>
/// <remarks>Thread-safe.</remarks>
internal interface ITurnJournal
{
    /// <summary>The thread's file; null when nothing is recorded.</summary>
    string? Path { get; }

    /// <summary>Records what <paramref name="message"/> implies and queues it. Never waits.</summary>
    /// <exception cref="RolloutException">It could not be recorded; it was not told.</exception>
    void Tell(string submissionId, EventMsg message);

    /// <summary>Writes to the record alone, all lines at once.</summary>
    /// <exception cref="RolloutException">They could not be recorded.</exception>
    void Record(params ReadOnlySpan<RolloutLine> lines);

    /// <summary>Records an item of the model's history.</summary>
    /// <exception cref="RolloutException">It could not be recorded.</exception>
    void Record(ResponseItem item);

    /// <summary>Whether the reader has caught up enough for one more event of a stream that may lose some.</summary>
    bool HasRoom { get; }

    /// <summary>Completes when the reader has caught up enough for one more event of a stream.</summary>
    ValueTask WhenRoomAsync(CancellationToken cancellationToken);
}
