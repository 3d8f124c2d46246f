namespace Daemon.Config.Loading;

/// <summary>Carries a <see cref="ConfigFailure"/> from the place that finds it to the loader; never leaves this assembly.</summary>
internal sealed class ConfigLoadException(ConfigFailure failure) : Exception(failure.Message)
{
    public ConfigFailure Failure { get; } = failure;

    /// <param name="setting">The segments of the key whose value is at fault, if it is one key's.</param>
    public static ConfigLoadException Semantic(string detail, params IReadOnlyList<string> setting) =>
        new(new ConfigFailure(ConfigFailureKind.Semantic, detail) { Setting = setting });
}
