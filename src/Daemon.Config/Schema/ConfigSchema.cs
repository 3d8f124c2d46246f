using Daemon.Config.Schema.Sections;

namespace Daemon.Config.Schema;

/// <summary>
/// The schema of config.toml: every key, its type, default, meaning and an example, in one place. Validation, unknown-key detection,
/// path resolution, <c>config/read</c>, the JSON Schema and the reference documentation all come from it.
/// </summary>
internal static class ConfigSchema
{
    public static readonly IReadOnlyList<(string Title, Func<IReadOnlyList<SchemaKey>> Keys)> Sections =
    [
        ("Model and provider", ModelSection.Keys),
        ("Instructions and project documents", PromptSection.Keys),
        ("Permissions and execution", ExecutionSection.Keys),
        ("State", StateSection.Keys),
        ("Tools, plugins and agents", IntegrationSection.Keys),
        ("Login and telemetry", AccountSection.Keys),
        ("User interface", InterfaceSection.Keys),
    ];

    public static readonly Shape.Table Root = new("ConfigToml", static () => [.. Sections.SelectMany(section => section.Keys())]);
}
