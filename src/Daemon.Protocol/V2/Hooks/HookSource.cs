namespace Daemon.Protocol.V2.Hooks;

/// <summary>The kind of configuration that a hook comes from.</summary>
public enum HookSource
{
    System,
    User,
    Project,
    Mdm,
    SessionFlags,
    Plugin,
    CloudRequirements,
    CloudManagedConfig,
    LegacyManagedConfigFile,
    LegacyManagedConfigMdm,
    Unknown,
}
