namespace Daemon.Protocol.V2.Plugins;

/// <summary>What somebody may do with a shared plugin.</summary>
public enum PluginSharePrincipalRole
{
    Reader,
    Editor,
    Owner,
}
