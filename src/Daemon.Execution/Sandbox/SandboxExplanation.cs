using System.Text.Json;

namespace Daemon.Execution.Sandbox;

/// <summary>What would confine a command, for people (<see cref="ToString"/>) and for programs (<see cref="WriteTo"/>).</summary>
/// <param name="Problem">Why the command would be refused, or why a weaker mechanism stands in; null otherwise.</param>
public sealed record SandboxExplanation(SandboxMechanism Mechanism, string? Problem, SandboxPlan Plan)
{
    /// <summary>
    /// Writes <c>{mechanism, problem, network, base, rules: [{path, access, state, origin}]}</c>; names are camelCase, problem may be null.
    /// </summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("mechanism", Name(Mechanism));
        writer.WriteString("problem", Problem);
        writer.WriteString("network", Name(Plan.Network));
        writer.WriteString("base", Name(Plan.Base));
        writer.WriteStartArray("rules");
        foreach (PathRule rule in Plan.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("path", rule.Path);
            writer.WriteString("access", Name(rule.Access));
            writer.WriteString("state", Name(rule.State));
            writer.WriteString("origin", Name(rule.Origin));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Lines of text, the last one without a line break.</summary>
    public override string ToString() => string.Join(
        '\n',
        [
            $"Confined by: {Words(Mechanism)}",
            .. Problem is null ? Array.Empty<string>() : [Problem],
            $"Network: {Words(Plan.Network)}",
            $"Everything not listed: {Words(Plan.Base)}",
            .. Plan.Rules.Select(rule => $"  {rule.Path}: {Words(rule.Access)}{Reason(rule)}"),
        ]);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Words(SandboxMechanism mechanism) => mechanism switch
    {
        SandboxMechanism.Namespaces => "a view of the file system of its own, and a system-call filter",
        SandboxMechanism.PathRules => "landlock rules and a system-call filter",
        SandboxMechanism.CallFilter => "a system-call filter",
        SandboxMechanism.Unavailable => "nothing on this machine; the command is refused",
        _ => "nothing; the profile asks for nothing",
    };

    private static string Words(NetworkMode network) => network switch
    {
        NetworkMode.Full => "the user's",
        NetworkMode.Proxied => "of its own, with the managed proxy as the only way out",
        _ => "none, and no local services",
    };

    private static string Words(PathAccess access) => access switch
    {
        PathAccess.Read => "read",
        PathAccess.Write => "read and write",
        _ => "hidden",
    };

    private static string Reason(PathRule rule) => (rule.Origin, rule.State) switch
    {
        (PathRuleOrigin.ProtectedName, PathState.Missing) => " (protected name, cannot be made)",
        (PathRuleOrigin.ProtectedName, _) => " (protected name)",
        (PathRuleOrigin.DenyPattern, _) => " (matches a deny pattern)",
        (PathRuleOrigin.HardLink, _) => " (another name of a denied file)",
        (PathRuleOrigin.ControlFolder, _) => " (folder of the daemon)",
        (_, PathState.Missing) => " (does not exist)",
        _ => "",
    };
}
