namespace Daemon.Protocol.V2.Plugins;

/// <summary>What somebody is to be able to do with a shared plugin.</summary>
public enum PluginShareTargetRole
{
    Reader,
    Editor,
}
