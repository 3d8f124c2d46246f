using Daemon.Core.Hooks;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tools;

/// <param name="Output">The item that answers the call.</param>
/// <param name="StopTurn">The user's answer ends the turn.</param>
/// <param name="Succeeded">The call did what it was asked for: hooks may look at the result.</param>
/// <param name="HookResponse">The result as hooks read it, as JSON; null for the output itself.</param>
internal readonly record struct ToolResult(
    ResponseItem Output, bool StopTurn = false, bool Succeeded = false, ReadOnlyMemory<byte>? HookResponse = null);

/// <summary>Something that a model can call.</summary>
internal interface ITool
{
    /// <summary>Whether the call waits for those before it and holds back those after it.</summary>
    bool Exclusive { get; }

    /// <summary>The call as hooks see it; null when it does not concern them or its arguments cannot be read.</summary>
    HookedCall? ForHooks(ResponseItem call) => null;

    /// <summary>The call with the arguments <paramref name="input"/>, a JSON object in the form of <see cref="ForHooks"/>.</summary>
    /// <exception cref="ArgumentFault">They are not in that form.</exception>
    ResponseItem WithInput(ResponseItem call, ReadOnlyMemory<byte> input) => call;

    /// <summary>
    /// Runs the call. Whatever goes wrong is an output for the model to read, cancellation too: only a record that cannot be written
    /// is thrown.
    /// </summary>
    Task<ToolResult> RunAsync(ResponseItem call, CancellationToken cancelled);
}
