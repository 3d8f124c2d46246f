using Daemon.JsonRpc;

namespace Daemon.Acp.Engine;

/// <summary>Takes what the daemon says by itself. Called on the reader loop: a call must not block.</summary>
internal interface IEngineListener
{
    void OnNotification(string method, ReadOnlyMemory<byte> parameters);

    /// <summary>A question for the user, to be answered exactly once.</summary>
    void OnQuestion(IncomingRequest request);
}
