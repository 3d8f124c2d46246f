namespace Daemon.Protocol.V2.Plugins;

/// <summary>A kind of those with whom a plugin is shared.</summary>
public enum PluginSharePrincipalType
{
    User,
    Group,
    Workspace,
}
