namespace Daemon.Protocol.Acp.Updates;

/// <summary>What a call does, for the icon.</summary>
public enum ToolKind
{
    Read,
    Edit,
    Search,
    Execute,
    Think,
    Fetch,
    Other,
}
