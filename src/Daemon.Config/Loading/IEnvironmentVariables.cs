namespace Daemon.Config.Loading;

/// <summary>The daemon's environment as the loader sees it, so that tests need not change the process.</summary>
public interface IEnvironmentVariables
{
    /// <summary>The value, or null when the variable is unset.</summary>
    string? Get(string name);
}

/// <summary>The environment of this process.</summary>
public sealed class ProcessEnvironmentVariables : IEnvironmentVariables
{
    public string? Get(string name) => Environment.GetEnvironmentVariable(name);
}
