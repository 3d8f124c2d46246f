namespace Daemon.Protocol.V2.Apps;

/// <summary>Who offers an app.</summary>
public sealed record AppBranding
{
    public string? Category { get; init; }

    public string? Developer { get; init; }

    public required bool IsDiscoverableApp { get; init; }

    public string? PrivacyPolicy { get; init; }

    public string? TermsOfService { get; init; }

    public string? Website { get; init; }
}
