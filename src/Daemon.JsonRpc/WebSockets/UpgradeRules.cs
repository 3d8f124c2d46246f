using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.JsonRpc.WebSockets;

/// <summary>What a listener demands of an HTTP request, and what it answers to those that are no upgrade.</summary>
/// <param name="IsNetwork">
/// True on TCP: browsers can reach it, so an Origin is refused, health pages are served and refusals are explained. False on a unix
/// socket: the file system protects it, and what is no upgrade is closed without a word.
/// </param>
/// <param name="Verifier">Checks the bearer token; null when none is needed.</param>
internal sealed record UpgradeRules(bool IsNetwork, IBearerVerifier? Verifier);
