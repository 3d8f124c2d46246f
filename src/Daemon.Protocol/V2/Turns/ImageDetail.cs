using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Turns;

/// <summary>Resolution at which the model sees an image.</summary>
[JsonConverter(typeof(WireEnumConverter<ImageDetail>))]
public enum ImageDetail
{
    Auto,
    Low,
    High,
    Original,
}
