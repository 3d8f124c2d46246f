namespace Daemon.Protocol.V2.Models;

/// <summary>Access programmes that a model is part of.</summary>
public sealed record ModelAccessPrograms
{
    public required IReadOnlyList<CyberAccessProgram> Cyber { get; init; }
}
