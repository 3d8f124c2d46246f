using System.Text.Json;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Cli.Exec;

/// <summary>What one run of <c>codex exec</c> is to do. Paths are absolute.</summary>
internal sealed record ExecRequest
{
    public required string Prompt { get; init; }

    public required string Cwd { get; init; }

    public IReadOnlyList<string> Images { get; init; } = [];

    public string? Model { get; init; }

    /// <summary>Null is the configured one.</summary>
    public SandboxMode? Sandbox { get; init; }

    /// <summary>Folders that the sandbox lets commands write, beside the cwd.</summary>
    public IReadOnlyList<string> ExtraRoots { get; init; } = [];

    /// <summary>A JSON Schema for the final message.</summary>
    public JsonElement? OutputSchema { get; init; }

    /// <summary>The thread's id or exact name. Null starts a new thread, unless <see cref="ResumeLast"/> is set.</summary>
    public string? ResumeId { get; init; }

    /// <summary>Continue the thread of this folder that was used last.</summary>
    public bool ResumeLast { get; init; }

    /// <summary>Whether <see cref="ResumeLast"/> means the last thread of any folder.</summary>
    public bool ResumeAnywhere { get; init; }

    /// <summary>Gets the final message, too; null for none.</summary>
    public string? LastMessageFile { get; init; }

    public bool Ephemeral { get; init; }

    public string? ThreadSource { get; init; }

    /// <summary>Whether commands may write to a folder that no version control covers.</summary>
    public bool SkipRepositoryCheck { get; init; }
}
