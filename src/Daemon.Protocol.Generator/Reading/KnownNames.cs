namespace Daemon.Protocol.Generator.Reading;

/// <summary>Names of what the generator looks for and of what its code calls.</summary>
internal static class KnownNames
{
    /// <summary>The namespace of the run-time part: attributes and helpers.</summary>
    public const string RuntimeNamespace = "Daemon.Protocol.V2.Json";

    public const string RootAttribute = RuntimeNamespace + ".WireRootAttribute";

    public const string FormAttribute = RuntimeNamespace + ".WireFormAttribute";

    public const string MethodsAttribute = RuntimeNamespace + ".WireMethodsAttribute";

    public const string MethodAttribute = RuntimeNamespace + ".WireMethodAttribute";

    public const string NotificationAttribute = RuntimeNamespace + ".WireNotificationAttribute";

    public const string ExperimentalAttribute = RuntimeNamespace + ".WireExperimentalAttribute";

    public const string SchemaNameAttribute = RuntimeNamespace + ".WireSchemaNameAttribute";

    /// <summary>The constant in which a form that somebody wrote says its JSON Schema.</summary>
    public const string FormSchema = "Schema";

    /// <summary>The type of a method without parameters.</summary>
    public const string NoParams = "NoParams";

    /// <summary>The type of a method without a result, which every such method has under a name of its own.</summary>
    public const string EmptyResponse = "EmptyResponse";

    public const string Optional = "Daemon.Protocol.V2.Common.Optional<T>";

    public const string WireTypeNamespace = "Daemon.JsonRpc.Payloads";

    private const string Json = "System.Text.Json.Serialization.";

    public const string Polymorphic = Json + "JsonPolymorphicAttribute";

    public const string DerivedType = Json + "JsonDerivedTypeAttribute";

    public const string PropertyName = Json + "JsonPropertyNameAttribute";

    public const string PropertyOrder = Json + "JsonPropertyOrderAttribute";

    public const string Ignore = Json + "JsonIgnoreAttribute";

    public const string EnumMemberName = Json + "JsonStringEnumMemberNameAttribute";

    /// <summary>The wire's name for a C# name: <c>ThreadId</c> is <c>threadId</c>, <c>URLPath</c> is <c>urlPath</c>.</summary>
    public static string CamelCase(string name)
    {
        char[] chars = name.ToCharArray();
        for (int i = 0; i < chars.Length && char.IsUpper(chars[i]); i++)
        {
            if (i > 0 && i + 1 < chars.Length && !char.IsUpper(chars[i + 1]))
            {
                break;
            }

            chars[i] = char.ToLowerInvariant(chars[i]);
        }

        return new string(chars);
    }
}
