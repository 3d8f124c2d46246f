using System.Net;
using Daemon.NetworkProxy.Audit;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Connections;

/// <summary>
/// Decides about everything that passes, and records every decision. Order: deny rules, the guard of local addresses, allow rules, the
/// user. A name that is allowed is looked up once; the addresses that were judged are the addresses that are dialled, so that a name
/// cannot mean another place between the two. Thread-safe.
/// </summary>
internal sealed class Gatekeeper(ManagedProxy proxy, CommandScope scope)
{
    public async ValueTask<Passage> AdmitAsync(AccessRequest request, CancellationToken cancellationToken)
    {
        var policy = proxy.Policy;
        var (host, port) = request.Target;
        if (policy.Rules.ResolveNames && host.Address is { } answered && proxy.Answered.TryFind(answered, out var name)
            && policy.Judge(name, port) is HostVerdict.Allowed or HostVerdict.AllowedIfPublic && policy.Judge(host, port) == HostVerdict.NotAllowed)
        {
            // The address was given out for this name, and checked then. It is dialled as it is.
            Audit(request with { Target = new HostPort(name, port) }, isHostDecision: true, "allow", DecisionSource.BaselinePolicy, "allow", isOverride: false);
            return new Passage(request.Target, [answered], null);
        }

        var verdict = policy.Judge(host, port);
        var approved = false;
        if (verdict is HostVerdict.Allowed or HostVerdict.AllowedIfPublic && policy.NeedsReview(host, port))
        {
            verdict = HostVerdict.NotAllowed;
        }

        switch (verdict)
        {
            case HostVerdict.Denied:
                return Refuse(request, BlockReason.Denied, DecisionSource.BaselinePolicy);
            case HostVerdict.NotAllowedLocal:
                return Refuse(request, BlockReason.NotAllowedLocal, DecisionSource.BaselinePolicy);
            case HostVerdict.NotAllowed:
                if (!policy.Rules.MayAsk || scope.Approver is not { } approver)
                {
                    return Refuse(request, BlockReason.NotAllowed, DecisionSource.BaselinePolicy);
                }

                // Whoever asks may have to write first: that is nothing for the thread of the sockets.
                await Task.Yield();
                switch (await approver.AskAsync(new HostQuestion(host.Text, port, request.Protocol), cancellationToken))
                {
                    case HostAnswer.Deny:
                        return Refuse(request, BlockReason.NotAllowed, DecisionSource.Decider);
                    case HostAnswer.CannotAsk:
                        return Refuse(request, BlockReason.NotAllowed, DecisionSource.Decider, ask: true);
                }

                approved = true;
                verdict = policy.Rules.AllowLocalBinding || host.Address is not null ? HostVerdict.Allowed : HostVerdict.AllowedIfPublic;
                break;
        }

        IPAddress[]? addresses = host.Address is { } literal ? [literal] : null;
        if (verdict == HostVerdict.AllowedIfPublic)
        {
            addresses = await proxy.Names.ResolveAsync(host, proxy.Limits.Resolve, cancellationToken);
            if (addresses is null || !Array.TrueForAll(addresses, AddressClass.IsPublic))
            {
                return Refuse(request, BlockReason.NotAllowedLocal, DecisionSource.BaselinePolicy);
            }
        }

        Audit(request, isHostDecision: true, "allow", approved ? DecisionSource.Decider : DecisionSource.BaselinePolicy, approved ? "not_allowed" : "allow", approved);
        return new Passage(request.Target, addresses, null);
    }

    /// <summary>The refusal by the rules alone, without asking anybody; null when they allow the host.</summary>
    public Refusal? RefuseUnlessAllowed(AccessRequest request) => proxy.Policy.Judge(request.Target.Host, request.Target.Port) switch
    {
        HostVerdict.Denied => Refuse(request, BlockReason.Denied, DecisionSource.BaselinePolicy).Refusal,
        HostVerdict.NotAllowedLocal => Refuse(request, BlockReason.NotAllowedLocal, DecisionSource.BaselinePolicy).Refusal,
        HostVerdict.NotAllowed => Refuse(request, BlockReason.NotAllowed, DecisionSource.BaselinePolicy).Refusal,
        _ => null,
    };

    /// <summary>Records a refusal that something other than the host's rules made.</summary>
    public Passage Refuse(AccessRequest request, BlockReason reason, DecisionSource source, bool ask = false)
    {
        var refusal = new Refusal(reason, source, ask, request.Protocol, request.Target);
        var blocked = new BlockedRequest(
            request.Target.Host.Text, request.Target.Port, reason, source, refusal.Decision, request.Protocol, request.Method,
            request.Client?.ToString(), proxy.Clock.GetUtcNow());
        proxy.Record(blocked);
        Audit(request, source != DecisionSource.ModeGuard, refusal.Decision, source, reason.Name(), isOverride: false);
        if (!ask)
        {
            scope.Blocked?.Invoke(blocked);
        }

        return Passage.Refuse(refusal);
    }

    private void Audit(in AccessRequest request, bool isHostDecision, string decision, DecisionSource source, string reason, bool isOverride) =>
        proxy.Audit?.Record(new PolicyEvent(
            proxy.Clock.GetUtcNow(), isHostDecision, decision, source.Name(), reason, isOverride, request.Protocol,
            request.Target.Host.Text, request.Target.Port, request.Method, request.Client?.ToString(), scope.ExecutionId));
}
