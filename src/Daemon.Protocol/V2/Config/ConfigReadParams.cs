namespace Daemon.Protocol.V2.Config;

/// <summary>The parameters of <c>config/read</c>.</summary>
public sealed record ConfigReadParams
{
    public string? Cwd { get; init; }

    public bool IncludeLayers { get; init; }
}
