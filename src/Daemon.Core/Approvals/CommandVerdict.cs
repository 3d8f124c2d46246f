using Daemon.Protocol.Permissions;

namespace Daemon.Core.Approvals;

/// <summary>What is to become of a command before anything of it runs.</summary>
internal abstract record CommandVerdict
{
    private CommandVerdict()
    {
    }

    /// <summary>Whether the command, if it runs, runs without a sandbox.</summary>
    public virtual bool OutsideSandbox => false;

    public sealed record Run(bool Outside) : CommandVerdict
    {
        public override bool OutsideSandbox => Outside;
    }

    /// <summary>The user decides.</summary>
    /// <param name="Reason">The model's justification or the rule's; null for none.</param>
    /// <param name="Amendment">The prefix that the user may allow for good; null when none is offered.</param>
    /// <param name="Additional">What it is to be allowed inside the sandbox; null for nothing beyond the profile.</param>
    public sealed record Ask(string? Reason, IReadOnlyList<string>? Amendment, bool Outside, AdditionalPermissions? Additional = null) : CommandVerdict
    {
        public override bool OutsideSandbox => Outside;
    }

    /// <param name="Output">What the model reads.</param>
    public sealed record Refuse(string Output) : CommandVerdict;
}
