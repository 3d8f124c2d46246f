using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>Where a sign-in began.</summary>
[JsonConverter(typeof(DesktopOnboardingEntrypointConverter))]
public enum DesktopOnboardingEntrypoint
{
    LifeSciences,
}

/// <summary>The wire names of <see cref="DesktopOnboardingEntrypoint"/>.</summary>
internal sealed class DesktopOnboardingEntrypointConverter() : WireEnumConverter<DesktopOnboardingEntrypoint>("life_sciences");
