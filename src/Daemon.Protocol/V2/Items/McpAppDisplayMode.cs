namespace Daemon.Protocol.V2.Items;

/// <summary>How a view is shown.</summary>
public enum McpAppDisplayMode
{
    Inline,
    Fullscreen,
}
