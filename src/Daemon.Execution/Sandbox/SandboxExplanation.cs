using System.Text.Json;

namespace Daemon.Execution.Sandbox;

/// <summary>What would confine a command, for people (<see cref="ToString"/>) and for programs (<see cref="WriteTo"/>).</summary>
/// <param name="Problem">Why the command would be refused, or why a weaker mechanism stands in; null otherwise.</param>
public sealed record SandboxExplanation(SandboxMechanism Mechanism, string? Problem, SandboxPlan Plan)
{
    /// <summary>
    /// Writes <c>{mechanism, problem, network, environment: {name: value}, limits: {...}, base, rules: [{path, access, state, origin}],
    /// denyPatterns: [text]}</c>; names are camelCase, problem and limits may be null, absolute paths are without symbolic links.
    /// </summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("mechanism", Name(Mechanism));
        writer.WriteString("problem", Problem);
        writer.WriteString("network", Name(Plan.Network));
        writer.WriteStartObject("environment");
        foreach ((string name, string value) in Plan.Environment)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("limits");
        foreach (Limit limit in Limits())
        {
            limit.WriteTo(writer);
        }

        writer.WriteEndObject();
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
        writer.WriteStartArray("denyPatterns");
        foreach (GlobPattern pattern in Plan.DenyPatterns)
        {
            writer.WriteStringValue(pattern.ToString());
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Lines of text, the last one without a line break.</summary>
    public override string ToString() => string.Join(
        '\n',
        [
            $"Confined by: {Mechanism.Words()}",
            .. Problem is null ? Array.Empty<string>() : [Problem],
            $"Network: {Words(Plan.Network)}",
            .. Plan.Environment.Select(variable => $"Variable set: {variable.Name}={variable.Value}"),
            .. Limits().Where(limit => limit.Value is not null).Select(limit => $"Limit: {limit.Words} {limit.Value}"),
            $"Everything not listed: {Words(Plan.Base)}",
            .. Plan.Rules.Select(rule => $"  {rule.Path}: {Words(rule.Access)}{Reason(rule)}"),
            .. Plan.DenyPatterns.Select(pattern => $"  {pattern}: hidden (pattern)"),
        ]);

    private Limit[] Limits() =>
    [
        new("maxProcesses", "processes and threads at once:", Plan.Limits.MaxProcesses),
        new("maxMemoryBytes", "bytes of memory:", Plan.Limits.MaxMemoryBytes),
        new("maxOpenFiles", "open files of each process:", Plan.Limits.MaxOpenFiles),
        new("maxFileBytes", "bytes of each file written:", Plan.Limits.MaxFileBytes),
        new("maxCpuSeconds", "seconds of processor time of each process:", Plan.Limits.MaxCpuSeconds),
    ];

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

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

    private sealed record Limit(string Name, string Words, long? Value)
    {
        public void WriteTo(Utf8JsonWriter writer)
        {
            if (Value is { } number)
            {
                writer.WriteNumber(Name, number);
            }
            else
            {
                writer.WriteNull(Name);
            }
        }
    }
}
