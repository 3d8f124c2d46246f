using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>Regional constraint of an account.</summary>
[JsonConverter(typeof(AccountRoutingOverrideConverter))]
public enum AccountRoutingOverride
{
    NoConstraint,
    Us,
    UsCr,
}

/// <summary>The wire names of <see cref="AccountRoutingOverride"/>.</summary>
internal sealed class AccountRoutingOverrideConverter() : WireEnumConverter<AccountRoutingOverride>("NO_CONSTRAINT", "us", "us_cr");
