using Daemon.Protocol.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Daemon.Protocol.Generator.Reading;

/// <summary>Short questions to the compiler's symbols.</summary>
internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat Nested = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    public static AttributeData? Attribute(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    public static object? NamedValue(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    public static string Namespace(this ITypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() : "";

    /// <summary>The name of a type that has no arguments.</summary>
    public static TypeName ToTypeName(this ITypeSymbol type) =>
        new(type.SpecialType is SpecialType.None ? type.Namespace() : "", type.ToDisplayString(Nested));

    /// <summary>The JSON Schema that a form says of itself; null when it says none.</summary>
    public static string? FormSchema(this AttributeData form) => (form.ConstructorArguments[0].Value as ITypeSymbol)
        ?.GetMembers(KnownNames.FormSchema).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string;

    /// <summary>A type's name in schemas: its own, with the types that it is nested in, or the one that it is given there.</summary>
    public static string SchemaName(this ITypeSymbol type) =>
        type.Attribute(KnownNames.SchemaNameAttribute)?.ConstructorArguments[0].Value as string
        ?? type.WithoutNullable().ToDisplayString(Nested).Replace(".", "");

    /// <summary>The class that the generator makes for a type: <c>UserInput.Image</c> gets <c>UserInputImageJson</c>.</summary>
    public static TypeName FormName(this ITypeSymbol type) =>
        new(type.Namespace(), type.ToDisplayString(Nested).Replace(".", "") + "Json");
}
