using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Turns;

/// <summary>The class of a failure: a bare name, or an object with one member that says more.</summary>
/// <param name="Kind">
/// Wire name: <c>contextWindowExceeded, usageLimitExceeded, serverOverloaded, unauthorized, badRequest, sandboxError, other, ...</c>
/// for bare ones.
/// </param>
[WireForm(typeof(CodexErrorInfoForm))]
public abstract record CodexErrorInfo(string Kind)
{
    /// <summary>On the wire just the name.</summary>
    public sealed record Plain(string Kind) : CodexErrorInfo(Kind);

    /// <summary>
    /// <c>httpConnectionFailed, responseStreamConnectionFailed, responseStreamDisconnected</c> or <c>responseTooManyFailedAttempts</c>.
    /// </summary>
    /// <param name="HttpStatusCode">Null when no response came.</param>
    public sealed record Http(string Kind, ushort? HttpStatusCode) : CodexErrorInfo(Kind);

    /// <summary><c>activeTurnNotSteerable</c>.</summary>
    /// <param name="TurnKind"><c>review</c> or <c>compact</c>.</param>
    public sealed record ActiveTurnNotSteerable(string TurnKind) : CodexErrorInfo("activeTurnNotSteerable");
}
