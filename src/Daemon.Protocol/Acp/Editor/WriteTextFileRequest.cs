namespace Daemon.Protocol.Acp.Editor;

/// <summary>The parameters of <c>fs/write_text_file</c>.</summary>
public sealed record WriteTextFileRequest
{
    public required string SessionId { get; init; }

    public required string Path { get; init; }

    public required string Content { get; init; }
}
