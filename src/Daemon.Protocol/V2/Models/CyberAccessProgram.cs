using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Models;

/// <summary>Access programmes of the provider.</summary>
[JsonConverter(typeof(WireEnumConverter<CyberAccessProgram>))]
public enum CyberAccessProgram
{
    Standard,
    DaybreakBlue,
    DaybreakRed,
}
