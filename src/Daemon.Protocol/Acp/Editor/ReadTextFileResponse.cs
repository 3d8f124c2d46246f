namespace Daemon.Protocol.Acp.Editor;

/// <summary>The editor's answer to <c>fs/read_text_file</c>.</summary>
public sealed record ReadTextFileResponse
{
    public required string Content { get; init; }
}
