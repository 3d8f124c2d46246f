using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>Regional constraint of an account.</summary>
public enum AccountRoutingOverride
{
    [JsonStringEnumMemberName("NO_CONSTRAINT")]
    NoConstraint,
    Us,
    [JsonStringEnumMemberName("us_cr")]
    UsCr,
}
