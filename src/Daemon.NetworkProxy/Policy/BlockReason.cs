namespace Daemon.NetworkProxy.Policy;

/// <summary>Why something was not let through.</summary>
public enum BlockReason
{
    /// <summary>No rule allows the host. The only reason that an answer of the user can overcome.</summary>
    NotAllowed,

    /// <summary>A local or private address that no rule names.</summary>
    NotAllowedLocal,

    /// <summary>A rule denies the host: final.</summary>
    Denied,

    /// <summary>Limited mode reads only.</summary>
    MethodNotAllowed,

    /// <summary>The request can only be judged inside of HTTPS, and did not come that way.</summary>
    MitmRequired,

    /// <summary>The host has hooks, and none of them matches.</summary>
    MitmHookDenied,

    /// <summary>A kind of traffic that the proxy does not carry.</summary>
    PolicyDenied,
}

/// <summary>Who decided.</summary>
public enum DecisionSource
{
    BaselinePolicy,
    ModeGuard,
    Decider,
}

/// <summary>The names of reasons and sources on the wire, and the sentences that go with them.</summary>
internal static class BlockTexts
{
    public static string Name(this BlockReason reason) => reason switch
    {
        BlockReason.NotAllowed => "not_allowed",
        BlockReason.NotAllowedLocal => "not_allowed_local",
        BlockReason.Denied => "denied",
        BlockReason.MethodNotAllowed => "method_not_allowed",
        BlockReason.MitmRequired => "mitm_required",
        BlockReason.MitmHookDenied => "mitm_hook_denied",
        _ => "policy_denied",
    };

    /// <summary>The value of <c>x-proxy-error</c>.</summary>
    public static string ErrorHeader(this BlockReason reason) => reason switch
    {
        BlockReason.NotAllowed or BlockReason.NotAllowedLocal => "blocked-by-allowlist",
        BlockReason.Denied => "blocked-by-denylist",
        BlockReason.MethodNotAllowed => "blocked-by-method-policy",
        BlockReason.MitmRequired => "blocked-by-mitm-required",
        BlockReason.MitmHookDenied => "blocked-by-mitm-hook",
        _ => "blocked-by-policy",
    };

    public static string Sentence(this BlockReason reason) => reason switch
    {
        BlockReason.NotAllowed => "Domain not in allowlist.",
        BlockReason.NotAllowedLocal => "Sandbox policy blocks local/private network addresses.",
        BlockReason.Denied => "Domain denied by the sandbox policy.",
        BlockReason.MethodNotAllowed => "Method not allowed in limited mode.",
        BlockReason.MitmRequired => "MITM required for limited HTTPS.",
        BlockReason.MitmHookDenied => "HTTPS request denied by MITM hook policy.",
        _ => "Request blocked by network policy.",
    };

    public static string Name(this DecisionSource source) => source switch
    {
        DecisionSource.BaselinePolicy => "baseline_policy",
        DecisionSource.ModeGuard => "mode_guard",
        _ => "decider",
    };
}
