using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy;

/// <summary>Decides about a host that no rule speaks of, while the client's connection is held.</summary>
public interface IHostApprover
{
    /// <summary>May take as long as a user takes. Called concurrently.</summary>
    /// <param name="cancellationToken">Fires when the proxy closes.</param>
    ValueTask<HostAnswer> AskAsync(HostQuestion question, CancellationToken cancellationToken);
}

/// <param name="Host">Normalised; without port.</param>
public readonly record struct HostQuestion(string Host, int Port, ProxyProtocol Protocol);

public enum HostAnswer
{
    Deny,
    Allow,

    /// <summary>There is nobody to ask: refused, but nobody's decision.</summary>
    CannotAsk,
}
