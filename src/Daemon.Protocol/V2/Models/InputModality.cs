using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Models;

/// <summary>What kinds of input a model takes.</summary>
[JsonConverter(typeof(WireEnumConverter<InputModality>))]
public enum InputModality
{
    Text,
    Image,
    Audio,
}
