namespace Daemon.Protocol.V2.Accounts;

/// <summary>The payload of <c>account/login/completed</c>.</summary>
public sealed record AccountLoginCompletedNotification
{
    public string? LoginId { get; init; }

    public required bool Success { get; init; }

    public string? Error { get; init; }

    public DesktopOnboardingEntrypoint? OnboardingEntrypoint { get; init; }
}
