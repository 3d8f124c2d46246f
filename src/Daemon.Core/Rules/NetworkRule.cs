namespace Daemon.Core.Rules;

internal enum NetworkRuleProtocol
{
    Http,
    Https,
    Socks5Tcp,
    Socks5Udp,
}

/// <summary>A rule about connections to one host.</summary>
/// <param name="Host">Lower case, without port, scheme or brackets.</param>
/// <param name="Protocol">How the client reaches the proxy.</param>
/// <param name="Decision"><see cref="RuleDecision.Forbidden"/> is written <c>deny</c>.</param>
/// <param name="Justification">Null when the author gave none.</param>
internal sealed record NetworkRule(string Host, NetworkRuleProtocol Protocol, RuleDecision Decision, string? Justification);
