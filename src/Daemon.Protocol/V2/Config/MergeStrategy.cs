namespace Daemon.Protocol.V2.Config;

/// <summary>Whether a written table replaces the old one or is merged into it.</summary>
public enum MergeStrategy
{
    Replace,
    Upsert,
}
