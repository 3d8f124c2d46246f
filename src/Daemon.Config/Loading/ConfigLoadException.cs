namespace Daemon.Config.Loading;

/// <summary>Carries a <see cref="ConfigFailure"/> from the place that finds it to the loader; never leaves this assembly.</summary>
internal sealed class ConfigLoadException(ConfigFailure failure) : Exception(failure.Message)
{
    public ConfigFailure Failure { get; } = failure;

    public static ConfigLoadException Semantic(string detail) => new(new ConfigFailure(ConfigFailureKind.Semantic, detail));
}
