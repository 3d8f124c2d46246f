using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools;

/// <param name="Output">The item that answers the call.</param>
/// <param name="StopTurn">The user's answer ends the turn.</param>
internal readonly record struct ToolResult(ResponseItem Output, bool StopTurn = false);

/// <summary>Something that a model can call.</summary>
internal interface ITool
{
    /// <summary>Whether the call waits for those before it and holds back those after it.</summary>
    bool Exclusive { get; }

    /// <summary>
    /// Runs the call. Whatever goes wrong is an output for the model to read, cancellation too: only a record that cannot be written
    /// is thrown.
    /// </summary>
    Task<ToolResult> RunAsync(ResponseItem call, CancellationToken cancelled);
}
