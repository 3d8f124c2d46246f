namespace Daemon.Execution.Sandbox.Windows;

/// <summary>
/// Turns a <see cref="SandboxPlan"/> into entries of access lists. Pure. Refuses what they cannot say: entries on a folder reach all
/// below it, and of two entries the one nearer to a file counts, a refusal before a grant.
/// </summary>
internal static class WindowsPlanner
{
    /// <summary>Under a restricted token of the user: writing is confined, reading is not.</summary>
    /// <exception cref="CommandStartException">The token cannot enforce the plan; the message says which part, and what can.</exception>
    public static WindowsPlan Unelevated(SandboxPlan plan, WindowsPrincipals principals)
    {
        RefuseInexpressible(plan);
        if (plan.Base == PathAccess.Hidden)
        {
            throw Refusal("The unelevated Windows sandbox cannot restrict what is read.");
        }

        if (plan.Rules.FirstOrDefault(IsDenied) is { } hidden)
        {
            throw Refusal($"The unelevated Windows sandbox cannot keep {WindowsPath.ToNative(hidden.Path)} from being read.");
        }

        if (plan.Network == NetworkMode.Proxied)
        {
            throw Refusal("The unelevated Windows sandbox cannot hold a command to the network proxy.");
        }

        var edits = new List<AclEdit>();
        List<string> capabilities = AddWrites(plan, principals, group: null, edits);
        return new WindowsPlan(WindowsIdentity.User, capabilities, Placeholders(plan), Closed(plan), Ordered(edits));
    }

    /// <summary>As one of the sandbox's accounts, which by itself may read what every user of the machine may.</summary>
    /// <param name="readable">
    /// In the system's form: what the user may read and the accounts may not by themselves, without what is secret. Granted where the
    /// plan lets everything be read.
    /// </param>
    /// <exception cref="CommandStartException">The accounts cannot enforce the plan, or are not set up.</exception>
    public static WindowsPlan Elevated(SandboxPlan plan, WindowsPrincipals principals, IReadOnlyList<string> readable)
    {
        RefuseInexpressible(plan);
        SandboxAccountSids accounts = principals.Accounts ?? throw Refusal("The accounts of the elevated Windows sandbox are not set up.");
        WindowsIdentity identity = plan.Network == NetworkMode.Full ? WindowsIdentity.Online : WindowsIdentity.Offline;
        string account = identity == WindowsIdentity.Online ? accounts.Online : accounts.Offline;
        var edits = new List<AclEdit>();
        if (plan.Base == PathAccess.Read)
        {
            edits.AddRange(readable.Select(folder => new AclEdit(folder, accounts.Group, Allows: true, AclRights.Read, Inherited: true)));
        }

        foreach (PathRule rule in plan.Rules)
        {
            if (rule.Access == PathAccess.Hidden)
            {
                edits.Add(Edit(rule, account, allows: false, AclRights.All));
            }
            else if (rule.Access == PathAccess.Read && AccessAround(plan, rule) == PathAccess.Hidden)
            {
                edits.Add(Edit(rule, account, allows: true, AclRights.Read));
            }
        }

        edits.AddRange(plan.DenyAliases.Select(alias => new AclEdit(WindowsPath.ToNative(alias), account, Allows: false, AclRights.All, Inherited: false)));
        List<string> capabilities = AddWrites(plan, principals, accounts.Group, edits);
        return new WindowsPlan(identity, capabilities, Placeholders(plan), Closed(plan), Ordered(edits));
    }

    /// <summary>Adds what makes the writable places writable but for what is protected in them; returns the identities that the token needs.</summary>
    /// <param name="group">Whom files must let write besides; null when the user may already.</param>
    private static List<string> AddWrites(SandboxPlan plan, WindowsPrincipals principals, string? group, List<AclEdit> edits)
    {
        var capabilities = new List<string>();
        foreach (PathRule root in plan.Rules.Where(rule => rule.Access == PathAccess.Write))
        {
            List<PathRule> closed = [.. plan.Rules.Where(rule =>
                rule.Access != PathAccess.Write && rule != root && SandboxPath.IsSameOrBelow(rule.Path, root.Path, plan.Comparison))];
            string key = string.Join('|', closed.Select(rule => rule.Path).Prepend(root.Path)).ToUpperInvariant();
            string capability = principals.Capability(key);
            capabilities.Add(capability);
            edits.Add(Edit(root, capability, allows: true, AclRights.Write));
            if (group is not null)
            {
                edits.Add(Edit(root, group, allows: true, AclRights.Write));
            }

            edits.AddRange(closed.Select(rule => Edit(rule, capability, allows: false, AclRights.Change)));
        }

        return capabilities.Count > 0 ? capabilities : [principals.ReadOnly];
    }

    private static void RefuseInexpressible(SandboxPlan plan)
    {
        if (plan.Base == PathAccess.Write)
        {
            throw Refusal("The Windows sandbox cannot confine a command that may write to the whole disk.");
        }

        foreach (PathRule rule in plan.Rules)
        {
            if (WindowsPath.IsNetworkShare(rule.Path) && (rule.Access == PathAccess.Write || IsDenied(rule)))
            {
                throw Refusal($"The Windows sandbox cannot enforce a rule for {WindowsPath.ToNative(rule.Path)}: it is on a network share.");
            }

            if (SandboxPath.Depth(rule.Path) <= WindowsPath.RootDepth(rule.Path) && rule.Access == PathAccess.Write)
            {
                throw Refusal($"The Windows sandbox cannot make the whole of {WindowsPath.ToNative(rule.Path)} writable.");
            }

            if (rule.Access == PathAccess.Write && plan.Rules.Any(closed => IsReopened(plan, rule, closed)))
            {
                throw Refusal($"The Windows sandbox cannot make {WindowsPath.ToNative(rule.Path)} writable inside of a folder that is protected.");
            }
        }
    }

    /// <summary>Whether a rule that closes lies between a writable place and a deeper one.</summary>
    private static bool IsReopened(SandboxPlan plan, PathRule write, PathRule closed) =>
        closed.Access != PathAccess.Write && closed != write && SandboxPath.IsSameOrBelow(write.Path, closed.Path, plan.Comparison)
        && plan.Rules.Any(root => root.Access == PathAccess.Write && root != write && SandboxPath.IsSameOrBelow(closed.Path, root.Path, plan.Comparison));

    /// <summary>
    /// The daemon's own folders are no wish of the profile: under a token of the user they are closed to writing alone, which connecting
    /// to a socket needs.
    /// </summary>
    private static bool IsDenied(PathRule rule) => rule is { Access: PathAccess.Hidden, Origin: not PathRuleOrigin.ControlFolder };

    private static PathAccess AccessAround(SandboxPlan plan, PathRule rule) => plan.AccessTo(SandboxPath.Parent(rule.Path));

    /// <summary>Missing names that must not come to be: those the plan closes.</summary>
    private static IReadOnlyList<string> Placeholders(SandboxPlan plan) =>
        [.. plan.Rules.Where(rule => rule is { State: PathState.Missing, Access: not PathAccess.Write }).Select(rule => WindowsPath.ToNative(rule.Path))];

    private static IReadOnlyList<string> Closed(SandboxPlan plan) =>
        [.. plan.Rules.Where(rule => rule.State != PathState.File && rule.Access != PathAccess.Write).Select(rule => WindowsPath.ToNative(rule.Path))];

    private static AclEdit Edit(PathRule rule, string sid, bool allows, AclRights rights) =>
        new(WindowsPath.ToNative(rule.Path), sid, allows, rights, rule.State != PathState.File);

    private static IReadOnlyList<AclEdit> Ordered(List<AclEdit> edits) => [.. edits.Where(edit => !edit.Allows), .. edits.Where(edit => edit.Allows)];

    private static CommandStartException Refusal(string problem) => new(
        CommandStartFailure.SandboxUnavailable,
        problem + " Choose another permission profile; the command is not run with less.");
}
