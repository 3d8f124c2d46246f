namespace Daemon.Config.Plugins;

/// <summary>Something about a plugin or a marketplace cannot be used or done. The message is for the user.</summary>
public sealed class PluginException(string message) : Exception(message)
{
    /// <summary>Whether a program that does the work failed, and not what was asked for.</summary>
    public bool IsFailedProgram { get; init; }
}
