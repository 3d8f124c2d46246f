using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Daemon.JsonRpc.Params;

/// <summary>Finds the first place, in the order of the text, where JSON does not fit a type. Runs only after reading has failed.</summary>
/// <remarks>
/// The framework's exceptions name a path but neither what was found nor what was expected in the words of this wire (those of
/// Rust's serde, which its clients show and match); so the text is walked next to the type's metadata. What a converter alone
/// understands is taken as fitting.
/// </remarks>
internal static class ParamsDiagnosis
{
    /// <summary>The problem, or null when every part that the metadata describes fits.</summary>
    public static string? Find(ReadOnlySpan<byte> json, JsonTypeInfo info)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Messages.EnvelopeParser.MaxDepth });
        try
        {
            reader.Read();
            return Check(ref reader, info);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair (\ud800): no text, so nothing that could be quoted.
            return "lone surrogate in a string";
        }
    }

    /// <summary>Checks the value at the reader, which stands on its first token; on success it then stands on its last one.</summary>
    private static string? Check(ref Utf8JsonReader reader, JsonTypeInfo info)
    {
        Type type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (reader.TokenType == JsonTokenType.Null && type != info.Type)
        {
            return null;
        }
        if (type.IsEnum)
        {
            return CheckVariant(ref reader, EnumNames(type, info.Options.GetTypeInfo(type)));
        }
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when info.PolymorphismOptions is { DerivedTypes.Count: > 0 } union:
                return CheckUnion(ref reader, info, union);
            case JsonTypeInfoKind.Object:
                return reader.TokenType == JsonTokenType.StartObject
                    ? CheckMembers(ref reader, info, null)
                    : ProblemText.InvalidType(in reader, $"struct {type.Name}");
            case JsonTypeInfoKind.Enumerable:
                return reader.TokenType == JsonTokenType.StartArray
                    ? CheckElements(ref reader, ElementInfo(info))
                    : ProblemText.InvalidType(in reader, "a sequence");
            case JsonTypeInfoKind.Dictionary:
                return reader.TokenType == JsonTokenType.StartObject
                    ? CheckValues(ref reader, ElementInfo(info))
                    : ProblemText.InvalidType(in reader, "a map");
            default:
                return CheckScalar(ref reader, type);
        }
    }

    private static string? CheckMembers(ref Utf8JsonReader reader, JsonTypeInfo info, string? discriminator)
    {
        var missing = new List<JsonPropertyInfo>(info.Properties.Where(property => property.IsRequired));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            JsonPropertyInfo? property = info.Properties.FirstOrDefault(property => property.Name == name);
            reader.Read();
            if (property is null || name == discriminator)
            {
                reader.Skip();
                continue;
            }
            missing.Remove(property);
            if (CheckMember(ref reader, property) is { } problem)
            {
                return problem;
            }
        }
        return missing.Count == 0 ? null : ProblemText.MissingField(missing[0].Name);
    }

    private static string? CheckMember(ref Utf8JsonReader reader, JsonPropertyInfo property)
    {
        bool mayBeNull = property.IsSetNullable && !property.PropertyType.IsValueType;
        if ((reader.TokenType == JsonTokenType.Null && mayBeNull) || property.CustomConverter is not null)
        {
            reader.Skip();
            return null;
        }
        return Check(ref reader, property.Options.GetTypeInfo(property.PropertyType));
    }

    private static string? CheckElements(ref Utf8JsonReader reader, JsonTypeInfo element)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Check(ref reader, element) is { } problem)
            {
                return problem;
            }
        }
        return null;
    }

    private static string? CheckValues(ref Utf8JsonReader reader, JsonTypeInfo value)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            if (Check(ref reader, value) is { } problem)
            {
                return problem;
            }
        }
        return null;
    }

    private static string? CheckUnion(ref Utf8JsonReader reader, JsonTypeInfo info, JsonPolymorphismOptions union)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ProblemText.InvalidType(in reader, $"internally tagged enum {info.Type.Name}");
        }
        if (FindString(reader, union.TypeDiscriminatorPropertyName) is not { } name)
        {
            return ProblemText.MissingField(union.TypeDiscriminatorPropertyName);
        }
        foreach (JsonDerivedType derived in union.DerivedTypes)
        {
            if (derived.TypeDiscriminator is string known && known == name)
            {
                return CheckMembers(ref reader, info.Options.GetTypeInfo(derived.DerivedType), union.TypeDiscriminatorPropertyName);
            }
        }
        return ProblemText.UnknownVariant(name, [.. union.DerivedTypes.Select(derived => derived.TypeDiscriminator).OfType<string>()]);
    }

    // The reader is a copy: the caller's stays where it is.
    private static string? FindString(Utf8JsonReader reader, string member)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(member);
            reader.Read();
            if (found && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString();
            }
            reader.Skip();
        }
        return null;
    }

    private static string? CheckVariant(ref Utf8JsonReader reader, List<string> names)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            // A variant with contents would be a map, and a reader of variants expects either.
            return ProblemText.InvalidType(in reader, "string or map");
        }
        string name = reader.GetString()!;
        return names.Contains(name) ? null : ProblemText.UnknownVariant(name, names);
    }

    private static string? CheckScalar(ref Utf8JsonReader reader, Type type)
    {
        if (ScalarType.Find(type) is not { } scalar)
        {
            reader.Skip();
            return null;
        }
        if (!scalar.Accepts(reader.TokenType))
        {
            return ProblemText.InvalidType(in reader, scalar.Expected);
        }
        if (scalar.Minimum is not { } minimum)
        {
            // Decoding is a part of the check.
            _ = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return null;
        }
        if (!JsonNumber.IsInteger(reader.ValueSpan))
        {
            return ProblemText.InvalidType(in reader, scalar.Expected);
        }
        return JsonNumber.TryGetInteger(reader.ValueSpan, out Int128 number) && number >= minimum && number <= scalar.Maximum
            ? null
            : ProblemText.InvalidValue(in reader, scalar.Expected);
    }

    private static JsonTypeInfo ElementInfo(JsonTypeInfo info) => info.Options.GetTypeInfo(info.ElementType!);

    // The names as the type's converter writes them.
    private static List<string> EnumNames(Type type, JsonTypeInfo info)
    {
        var names = new List<string>();
        foreach (object value in Enum.GetValuesAsUnderlyingType(type))
        {
            names.Add(JsonSerializer.Serialize(Enum.ToObject(type, value), info).Trim('"'));
        }
        return names;
    }
}
