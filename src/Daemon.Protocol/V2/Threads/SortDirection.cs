namespace Daemon.Protocol.V2.Threads;

/// <summary>Direction of a list.</summary>
public enum SortDirection
{
    Asc,
    Desc,
}
