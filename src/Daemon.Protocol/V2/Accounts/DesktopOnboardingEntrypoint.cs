using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>Where a sign-in began.</summary>
public enum DesktopOnboardingEntrypoint
{
    [JsonStringEnumMemberName("life_sciences")]
    LifeSciences,
}
