namespace Daemon.Config.Schema;

/// <summary>
/// The schema of config.toml: every key, its type, default, meaning and an example, in one place. Validation, unknown-key detection,
/// path resolution, <c>config/read</c>, the JSON Schema and the reference documentation all come from it.
/// </summary>
internal static class ConfigSchema
{
    public static readonly Shape.Table Root = new("ConfigToml", static () =>
    [
        .. ModelSection.Keys(),
        .. PromptSection.Keys(),
        .. ExecutionSection.Keys(),
        .. StateSection.Keys(),
        .. IntegrationSection.Keys(),
        .. AccountSection.Keys(),
        .. InterfaceSection.Keys(),
    ]);
}
