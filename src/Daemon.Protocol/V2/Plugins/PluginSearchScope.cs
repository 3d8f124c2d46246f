namespace Daemon.Protocol.V2.Plugins;

/// <summary>Where to search for plugins.</summary>
public enum PluginSearchScope
{
    Global,
    Workspace,
    Personal,
}
