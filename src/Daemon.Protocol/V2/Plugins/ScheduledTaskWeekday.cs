using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>A day of the week.</summary>
public enum ScheduledTaskWeekday
{
    [JsonStringEnumMemberName("MO")]
    Mo,

    [JsonStringEnumMemberName("TU")]
    Tu,

    [JsonStringEnumMemberName("WE")]
    We,

    [JsonStringEnumMemberName("TH")]
    Th,

    [JsonStringEnumMemberName("FR")]
    Fr,

    [JsonStringEnumMemberName("SA")]
    Sa,

    [JsonStringEnumMemberName("SU")]
    Su,
}
